using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>Which queues a box serves, and in which order.</summary>
public sealed record BoxQueues
{
    public required string Testbox { get; init; }
    public required string Group { get; init; }

    /// <summary>Null when it is not known: then the box serves every architecture's queue of its group.</summary>
    public string? Arch { get; init; }

    /// <summary>`host2queues`; when it names any queue, the box serves these alone.</summary>
    public IReadOnlyList<string> OwnQueues { get; init; } = [];

    /// <summary>
    /// Names of queues that exist and start with the group's name; asked for only when the architecture is not known.
    /// </summary>
    public IReadOnlyList<string> KnownQueues { get; init; } = [];

    /// <summary>The queues as a claim tries them: all delimiter sub-queues, the queues, all idle sub-queues.</summary>
    public ImmutableArray<string> InOrder()
    {
        var queues = Served();
        return
        [
            .. queues.Select(queue => $"{queue}/{SubQueue.Delimiter}"),
            .. queues,
            .. queues.Select(queue => $"{queue}/{SubQueue.Idle}"),
        ];
    }

    /// <summary>The queues without their sub-queues; `group.*` stands for those of every architecture.</summary>
    public ImmutableArray<string> ToWaitFor() => IsAnyArch ? [.. Served(), $"{Group}.*"] : [.. Served()];

    private bool IsAnyArch => Arch is null && OwnNames().Count == 0;

    private List<string> Served() => OwnNames() is { Count: > 0 } own ? own : GroupQueues().Distinct().ToList();

    private List<string> OwnNames() => OwnQueues.Select(queue => queue.Trim()).Where(queue => queue.Length > 0).Distinct().ToList();

    private IEnumerable<string> GroupQueues() => [Group, .. ArchQueues(), Testbox];

    private IEnumerable<string> ArchQueues() => Arch is not null
        ? [$"{Group}.{Arch}"]
        : KnownQueues.Select(queue => queue.Split('/')[0]).Where(IsArchQueue).Order(StringComparer.Ordinal);

    private bool IsArchQueue(string queue) =>
        queue.StartsWith($"{Group}.", StringComparison.Ordinal) && queue.Length > Group.Length + 1;
}
