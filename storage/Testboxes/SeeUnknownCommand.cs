namespace Boxyard.Storage.Testboxes;

/// <summary>A MAC without a name asked to boot.</summary>
internal sealed class SeeUnknownCommand(string mac, string? ip) : WriteCommandOf<bool>
{
    public string Mac { get; } = mac;

    public string? Ip { get; } = ip;

    public override string ConflictKey { get; } = $"unknown:{mac}";
}
