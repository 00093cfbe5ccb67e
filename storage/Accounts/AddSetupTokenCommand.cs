namespace Boxyard.Storage.Accounts;

/// <summary>Keeps a one-time token.</summary>
internal sealed class AddSetupTokenCommand(string hash) : WriteCommandOf<bool>
{
    public string Hash { get; } = hash;
}
