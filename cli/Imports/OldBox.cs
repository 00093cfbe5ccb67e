namespace Boxyard.Cli.Imports;

/// <summary>A machine of an old lab, as far as it was told.</summary>
internal sealed record OldBox
{
    public required string Name { get; init; }
    public IReadOnlyList<string> Macs { get; init; } = [];
    public IReadOnlyList<string> Queues { get; init; } = [];
    public string? Arch { get; init; }
    public string? Memory { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What either says; of this one first.</summary>
    public OldBox With(OldBox other) => this with
    {
        Macs = [.. Macs.Concat(other.Macs).Distinct()],
        Queues = Queues.Count > 0 ? Queues : other.Queues,
        Arch = Arch ?? other.Arch,
        Memory = Memory ?? other.Memory,
        Tags = Tags.Count > 0 ? Tags : other.Tags,
    };
}
