namespace Boxyard.Dashboard.Live;

/// <summary>What a viewer of a topic is told.</summary>
/// <param name="Version">Grows with each change of the topic; also over restarts of this process.</param>
/// <param name="IsConnected">False while the silo's stream is away: pages are to ask by themselves then.</param>
/// <param name="HeardAt">When the silo last gave a sign of life.</param>
internal readonly record struct LiveState(long Version, bool IsConnected, DateTimeOffset HeardAt);
