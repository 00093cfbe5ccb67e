namespace Boxyard.Storage.Testboxes;

/// <summary>Gives a MAC to a box, or takes it away when `name` is null. The outcome says nothing but that it is on disk.</summary>
internal sealed class MacCommand(string mac, string? name) : WriteCommandOf<bool>
{
    public string Mac { get; } = mac;

    public string? Name { get; } = name;

    public override string ConflictKey { get; } = $"mac:{mac}";
}
