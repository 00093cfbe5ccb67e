using System.Collections.Immutable;
using System.Globalization;
using Boxyard.Testboxes;

namespace Boxyard.Queues;

/// <summary>
/// What a job requires of its box. Jobs with the same requirement share lanes, so that a claim is matched with the few
/// distinct ones and never with jobs.
/// </summary>
public sealed record Requirement
{
    private const string ArchName = "arch=";
    private const string MemoryName = "memory=";
    private const string TagsName = "tags=";

    /// <summary>Null when any will do.</summary>
    public string? Arch { get; init; }

    /// <summary>All of them; in order, each once.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>At least so many MiB; null when any will do.</summary>
    public long? Memory { get; init; }

    /// <summary>The same text for the same requirement: `arch=aarch64 memory=16g tags=10g,nvme`.</summary>
    public string Text => string.Join(' ', Parts());

    /// <summary>Reads <see cref="Text"/>.</summary>
    public static Requirement Parse(string text)
    {
        var requirement = new Requirement();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            requirement = part switch
            {
                _ when part.StartsWith(ArchName, StringComparison.Ordinal) =>
                    requirement with { Arch = part[ArchName.Length..] },
                _ when part.StartsWith(MemoryName, StringComparison.Ordinal) =>
                    requirement with { Memory = MemorySize.TryParse(part[MemoryName.Length..]) },
                _ when part.StartsWith(TagsName, StringComparison.Ordinal) =>
                    requirement with { Tags = [.. part[TagsName.Length..].Split(',')] },
                _ => throw new FormatException($"'{part}' is no part of a requirement."),
            };
        }

        return requirement;
    }

    public bool IsSatisfiedBy(BoxHardware box) =>
        (Arch is null || Arch == box.Arch)
        && (Memory is null || box.Memory >= Memory)
        && Tags.All(tag => box.Tags.Contains(tag));

    /// <summary>What a box lacks, each as words for people; none when it satisfies.</summary>
    public ImmutableArray<string> Missing(BoxHardware box)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        if (Arch is not null && Arch != box.Arch)
        {
            missing.Add(box.Arch is null ? "its arch is not known" : $"its arch is {box.Arch}");
        }

        if (Memory is not null && !(box.Memory >= Memory))
        {
            missing.Add(box.Memory is { } memory
                ? string.Create(CultureInfo.InvariantCulture, $"its memory is {MemorySize.Format(memory)}")
                : "its memory is not known");
        }

        missing.AddRange(Tags.Where(tag => !box.Tags.Contains(tag)).Select(tag => $"it has no tag {tag}"));
        return missing.ToImmutable();
    }

    private IEnumerable<string> Parts()
    {
        if (Arch is not null)
        {
            yield return ArchName + Arch;
        }

        if (Memory is { } memory)
        {
            yield return MemoryName + MemorySize.Format(memory);
        }

        if (!Tags.IsEmpty)
        {
            yield return TagsName + string.Join(',', Tags);
        }
    }
}
