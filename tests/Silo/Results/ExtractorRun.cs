using Boxyard.Results;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Results;

/// <summary>An extractor on the lab's files and database, with a clock that the test moves.</summary>
internal sealed class ExtractorRun : IAsyncDisposable
{
    private readonly ResultExtractor _extractor;

    public ExtractorRun(ResultLab lab)
    {
        Store = new WatchedResultStore(lab.Store);
        var extraction = new ResultExtraction(lab.Get<UploadAccess>(), lab.Files, Store);
        _extractor = new ResultExtractor(
            extraction, Store, lab.Get<ExtractionWakes>(), Options.Create(new ResultsOptions()), Clock, Log);
    }

    public TestClock Clock { get; } = new();
    public ErrorWatch Log { get; } = new();
    public WatchedResultStore Store { get; }

    public Task StartAsync() => _extractor.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _extractor.StopAsync(CancellationToken.None);
        _extractor.Dispose();
    }
}
