namespace Boxyard.Storage;

/// <summary>A limit by names.</summary>
/// <param name="Default">Of those that are not named; null for none.</param>
/// <param name="Named">Of those that are.</param>
internal sealed record LimitTable(long? Default, IReadOnlyDictionary<string, long> Named)
{
    public bool IsOn => Default is not null || Named.Count > 0;

    /// <summary>Null for none.</summary>
    public long? Of(string name) => Named.TryGetValue(name, out var limit) ? limit : Default;
}
