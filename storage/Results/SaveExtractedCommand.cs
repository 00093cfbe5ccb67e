using Boxyard.Results;

namespace Boxyard.Storage.Results;

/// <summary>The results read from an attempt's files. The outcome says nothing but that they are on disk.</summary>
internal sealed class SaveExtractedCommand(long jobId, int attempt, ExtractedResults results) : WriteCommandOf<bool>
{
    public long JobId { get; } = jobId;

    public int Attempt { get; } = attempt;

    public ExtractedResults Results { get; } = results;

    public override string ConflictKey { get; } = $"extracted:{jobId}";

    public override int RowCount => 1 + Results.Metrics.Length + Results.Tests.Length + Results.Problems.Length;
}
