using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>What all histories share: the boxes with their queues, and who submits with which weight.</summary>
internal static class Lab
{
    public static readonly ImmutableArray<string> Boxes = ["vm-1", "vm-2", "dc-1"];

    /// <summary>Two groups, and a sub-queue that is served last and one that is served first.</summary>
    public static readonly ImmutableArray<string> Queues =
        ["vm", "dc", $"vm/{SubQueue.Idle}", $"vm/{SubQueue.Delimiter}"];

    public static readonly ImmutableArray<string> Submitters = ["ann", "bob", "cleo"];

    /// <summary>Two of the boxes help the other group out, after their own.</summary>
    private static readonly Dictionary<string, ImmutableArray<string>> QueuesByBox = Boxes.ToDictionary(
        box => box,
        box => new BoxQueues
        {
            Testbox = box,
            Group = TestboxGroup.Of(box, GroupRule.TrailingNumber),
            OwnQueues = box switch
            {
                "vm-2" => ["vm", "dc"],
                "dc-1" => ["dc", "vm"],
                _ => [],
            },
        }.InOrder(),
        StringComparer.Ordinal);

    public static double WeightOf(string submitter) => submitter == "bob" ? 2 : 1;

    /// <summary>The queues of a box as its claims try them.</summary>
    public static ImmutableArray<string> QueuesOf(string box) => QueuesByBox[box];
}
