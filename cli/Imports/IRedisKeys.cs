namespace Boxyard.Cli.Imports;

/// <summary>The keys of a Redis, of a dump or of a running one. A key that is not there is empty.</summary>
internal interface IRedisKeys
{
    Task<IReadOnlyList<string>> ListKeysAsync(string prefix, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<string, string>> ReadHashAsync(string key, CancellationToken cancellationToken);

    /// <summary>By score.</summary>
    Task<IReadOnlyList<string>> ReadSortedSetAsync(string key, CancellationToken cancellationToken);
}
