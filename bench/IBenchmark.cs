namespace Boxyard.Bench;

/// <summary>A benchmark that gives some rows.</summary>
internal interface IBenchmark
{
    /// <summary>What the command line names, such as `boot-sqlite`.</summary>
    string Name { get; }

    Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken);
}
