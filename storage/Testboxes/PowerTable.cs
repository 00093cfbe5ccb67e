using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>The rows of `power_actions`.</summary>
internal static class PowerTable
{
    public static readonly TimeSpan CountedTime = TimeSpan.FromHours(1);

    /// <summary>
    /// Keeps actions, of those that nobody asked for at most so many, each with an event that says that it was asked
    /// for or left out.
    /// </summary>
    public static async Task InsertAsync(
        Batch batch, IReadOnlyList<NewPowerAction> actions, int maxPerHour, CancellationToken cancellationToken)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        batch.Session.Add(
            "power_actions_insert",
            new Rows<NewPowerAction>(actions)
                .Text("id", action => action.Id)
                .Text("testbox", action => action.Testbox)
                .Text("action", action => EnumText.Of(action.Action))
                .Bigint("job_id", action => action.JobId)
                .Bigint("attempt", action => action.Attempt)
                .With("since", Micros.From(batch.Now - CountedTime))
                .With("max_count", maxPerHour),
            row => kept.Add(row.GetText(0)));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var action in actions)
        {
            batch.Effects.Append(ToEvent(action, kept.Contains(action.Id)));
        }
    }

    public static PowerActionRecord Map(Row row) => new()
    {
        Id = row.GetText(0),
        Testbox = row.GetText(1),
        Action = row.GetEnum<PowerAction>(2),
        JobId = row.FindInt64(3),
        Attempt = row.FindInt32(4),
        TryCount = row.GetInt32(5),
        AskedAt = row.GetInstant(6),
        EndedAt = row.FindInstant(7),
        Problem = row.FindText(8),
    };

    private static JobEvent ToEvent(NewPowerAction action, bool isKept) => new()
    {
        JobId = action.JobId,
        Attempt = action.Attempt,
        Testbox = action.Testbox,
        Kind = isKept ? "power_asked" : "power_left_out",
        Data = JsonSerializer.Serialize(new Dictionary<string, string> { ["action"] = EnumText.Of(action.Action) }),
    };
}
