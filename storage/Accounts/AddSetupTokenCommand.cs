namespace Boxyard.Storage.Accounts;

/// <summary>Keeps a one-time token.</summary>
internal sealed class AddSetupTokenCommand(string hash, bool isAsked) : WriteCommandOf<bool>
{
    public string Hash { get; } = hash;

    /// <summary>It is taken also where there is an admin.</summary>
    public bool IsAsked { get; } = isAsked;
}
