using Boxyard.Queues;
using Boxyard.Storage.Testboxes;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Queues;

/// <summary>
/// What the jobs that require something are to the claims of a batch: the few requirements that wait in their queues,
/// matched with the boxes, and the lanes of those that match. Nothing is read while nothing has ever been required.
/// </summary>
internal sealed class RequiredChoice(ClaimCommand[] commands, RequirementUse requirements, RunningChoice running)
{
    private readonly List<RequirementSet> _sets = [];
    private readonly Dictionary<string, BoxHardware> _boxes = new(StringComparer.Ordinal);
    private bool _isAsked;

    /// <summary>Adds its first look to the statements of the claims.</summary>
    public void Ask(Batch batch)
    {
        if (!requirements.IsKnown)
        {
            batch.Session.Add("requirements_any", RowSet.One(), _ => requirements.Learn());
            return;
        }

        _isAsked = true;
        batch.Session.Add(
            "required_lanes_list_sets",
            RequiredLanes.ToSets(commands
                .SelectMany(command => command.Claim.Queues)
                .Distinct(StringComparer.Ordinal)),
            row => _sets.Add(RequiredLanes.MapSet(row)));
        batch.Session.Add(
            "testbox_hardware_find",
            new Rows<ClaimCommand>(commands).Text("name", command => command.Claim.Testbox),
            row => _boxes[commands[row.GetInt32(0)].Claim.Testbox] =
                TestboxTable.MapHardware(row.FindText(1), row.FindText(2), row.FindInt64(3)));
    }

    /// <summary>
    /// The lanes that claims may have, with those without requirements. Marks the claims that some waiting jobs are not
    /// for.
    /// </summary>
    public async Task<IReadOnlyList<Lane>?> FindAsync(
        IReadOnlyList<ClaimCommand> open, List<Lane> plain, Batch batch, CancellationToken cancellationToken)
    {
        if (!_isAsked && requirements.IsKnown)
        {
            Ask(batch);
            await batch.Session.SendAsync(cancellationToken);
        }

        if (_sets.Count == 0)
        {
            return null;
        }

        var byQueue = _sets.ToLookup(set => set.Queue, StringComparer.Ordinal);
        foreach (var command in open)
        {
            var box = _boxes.GetValueOrDefault(command.Claim.Testbox, BoxHardware.Unknown);
            var sets = command.Claim.Queues.SelectMany(queue => byQueue[queue]).DistinctBy(set => set.Id).ToList();
            command.Requirements = [.. sets.Where(set => set.Requirement.IsSatisfiedBy(box)).Select(set => set.Id)];
            command.IsPassedOver = command.Requirements.Count < sets.Count;
        }

        var required = new List<RequiredLane>();
        batch.Session.Add(
            running.RequiredLanesSql,
            running.Limit(RequiredLanes.ToChoice([.. _sets
                .Select(set => (set.Queue, set.Id, Count: open.Count(command => IsFor(command, set))))
                .Where(lane => lane.Count > 0)])),
            row => required.Add(running.MapRequired(row)));
        await batch.Session.SendAsync(cancellationToken);
        return RequiredLanes.Join(plain, required);
    }

    private static bool IsFor(ClaimCommand command, RequirementSet set) =>
        command.Requirements.Contains(set.Id) && command.Claim.Queues.Contains(set.Queue);
}
