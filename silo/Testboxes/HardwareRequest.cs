using System.Text.Json.Serialization;

namespace Boxyard.Testboxes;

/// <summary>What a box has. What is left out, or null, stays as it is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record HardwareRequest
{
    /// <summary>Such as `aarch64`.</summary>
    public string? Arch { get; init; }

    /// <summary>All of them: an empty list takes them away.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>A whole number and its unit, such as `16g`.</summary>
    public string? Memory { get; init; }

    /// <summary>What is wrong with it and what to do; null when nothing is.</summary>
    public string? FindProblem()
    {
        if (Arch is not null && BoxArch.FindProblem(Arch) is { } arch)
        {
            return $"arch: '{Arch}' {arch}";
        }

        if (Tags is not null && FindTagProblem(Tags) is { } tags)
        {
            return $"tags: the list {tags}";
        }

        return Memory is not null && MemorySize.TryParse(Memory) is null
            ? $"memory: '{Memory}' {MemorySize.Problem}"
            : null;
    }

    public HardwareChange ToChange() => new()
    {
        Arch = Arch is null ? null : BoxArch.Normalize(Arch),
        Tags = Tags is null ? null : BoxTags.Order(Tags),
        Memory = Memory is null ? null : MemorySize.TryParse(Memory),
    };

    private static string? FindTagProblem(IReadOnlyList<string?> tags) =>
        tags.Any(tag => tag is null) ? "has an empty tag." : BoxTags.FindProblem([.. tags.OfType<string>()]);
}
