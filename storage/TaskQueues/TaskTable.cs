namespace Boxyard.Storage.TaskQueues;

/// <summary>The rows of `tasks`.</summary>
internal static class TaskTable
{
    /// <summary>Room for the tasks of one batch between two batch numbers.</summary>
    private const long RanksPerBatch = 1 << 20;

    /// <summary>Orders what this batch moves after what earlier ones moved.</summary>
    public static long Rank(Batch batch, int index) => (batch.Number * RanksPerBatch) + index;

    public static void AddMoves(Batch batch, IReadOnlyList<(string Id, string Place)> moves)
    {
        var ranked = moves.Index().ToArray();
        batch.Session.Add("tasks_move", new Rows<(int Index, (string Id, string Place) Move)>(ranked)
            .Text("id", row => row.Move.Id)
            .Text("place", row => row.Move.Place)
            .Bigint("rank", row => Rank(batch, row.Index)));
    }
}
