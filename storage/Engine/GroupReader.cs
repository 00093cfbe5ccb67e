namespace Boxyard.Storage;

/// <summary>
/// Looks up keys for many callers at once: while one read runs, the keys that come gather for the next. A caller's read
/// begins after its question, so it sees whatever was committed before. A row says in `ordinalColumn` which of the
/// keys, the values of `parameter`, it belongs to.
/// </summary>
internal sealed class GroupReader<TFound>(
    IDatabase database, string sql, string parameter, int ordinalColumn, Func<Row, TFound> map)
    where TFound : class
{
    private readonly Lock _lock = new();
    private Dictionary<string, TaskCompletionSource<TFound?>> _gathered = new(StringComparer.Ordinal);
    private bool _isReading;

    /// <summary>
    /// Null when no row belongs to the key. A read is short, and others wait for it too: it cannot be cancelled.
    /// </summary>
    public Task<TFound?> FindAsync(string key)
    {
        TaskCompletionSource<TFound?>? answer;
        lock (_lock)
        {
            if (!_gathered.TryGetValue(key, out answer))
            {
                // Asynchronous continuations: callers must not run between two reads.
                answer = new TaskCompletionSource<TFound?>(TaskCreationOptions.RunContinuationsAsynchronously);
                _gathered.Add(key, answer);
            }

            if (!_isReading)
            {
                _isReading = true;
                _ = Task.Run(ReadAllAsync, CancellationToken.None);
            }
        }

        return answer.Task;
    }

    private async Task ReadAllAsync()
    {
        while (TakeGathered() is { } group)
        {
            await ReadAsync(group);
        }
    }

    private Dictionary<string, TaskCompletionSource<TFound?>>? TakeGathered()
    {
        lock (_lock)
        {
            var group = _gathered;
            _isReading = group.Count > 0;
            if (!_isReading)
            {
                return null;
            }

            _gathered = new Dictionary<string, TaskCompletionSource<TFound?>>(StringComparer.Ordinal);
            return group;
        }
    }

    private async Task ReadAsync(Dictionary<string, TaskCompletionSource<TFound?>> group)
    {
        var keys = group.Keys.ToArray();
        var found = new TFound?[keys.Length];
        try
        {
            var rows = new Rows<string>(keys).Text(parameter, key => key);
            await database.ReadAsync(
                sql, rows, row => found[row.GetInt32(ordinalColumn)] = map(row), CancellationToken.None);
            foreach (var (key, item) in keys.Zip(found))
            {
                group[key].SetResult(item);
            }
        }
        catch (Exception exception)
        {
            // Every caller gets the failure; the next group tries anew.
            foreach (var answer in group.Values)
            {
                answer.TrySetException(exception);
            }
        }
    }
}
