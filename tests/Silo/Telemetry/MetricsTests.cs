using System.Net;

namespace Boxyard.Tests.Silo.Telemetry;

/// <summary>What Prometheus reads from a silo that has worked.</summary>
public sealed class MetricsTests : IDisposable
{
    private readonly ClockedSilo _silo = new();

    public void Dispose() => _silo.Dispose();

    [Fact]
    public async Task Metrics_tell_what_waits_runs_and_was_claimed()
    {
        var group = SiloFixture.NewGroup();
        await _silo.SubmitAsync(group);
        await _silo.SubmitAsync(group);
        await _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await _silo.Client.GetStringAsync($"/boot.ipxe/host/nothing-for-me-1");

        _silo.Clock.Advance(TimeSpan.FromSeconds(7));
        var metrics = await ScrapedMetrics.ReadAsync(_silo.Client);

        Assert.Equal(1, metrics["boxyard_database_up"]);
        Assert.Equal(1, metrics[$"boxyard_queue_jobs{{queue=\"{group}\"}}"]);
        Assert.Equal(1, metrics[$"boxyard_queue_attempts{{queue=\"{group}\"}}"]);
        Assert.Equal(7, metrics[$"boxyard_queue_oldest_seconds{{queue=\"{group}\"}}"]);
        Assert.Equal(1, metrics["boxyard_jobs{state=\"queued\"}"]);
        Assert.Equal(1, metrics["boxyard_jobs{state=\"offered\"}"]);
        Assert.Equal(1, metrics["boxyard_attempts_live"]);
        Assert.Equal(0, metrics["boxyard_boxes_waiting"]);
        Assert.Equal(1, metrics["boxyard_claims_total{outcome=\"taken\"}"]);
        // The sweeps that the clock has set off may have something to write.
        Assert.InRange(metrics["boxyard_commit_waiting"], 0, 100);
        Assert.True(metrics["boxyard_results_free_bytes"] > 0);
        Assert.True(metrics["boxyard_process_memory_bytes"] > 0);
        Assert.True(metrics["boxyard_commit_writes_sum"] >= metrics["boxyard_commit_writes_count"]);
        Assert.Equal(
            metrics["boxyard_commit_duration_seconds_count"],
            metrics["boxyard_commit_duration_seconds_bucket{le=\"+Inf\"}"]);
        const string submits =
            "http_request_method=\"POST\",http_route=\"/scheduler/v1/jobs/submit\",http_response_status_code=\"200\"";
        Assert.Equal(2, metrics[$"http_server_request_duration_seconds_count{{{submits}}}"]);
        Assert.Equal(2, metrics[$"http_server_request_duration_seconds_bucket{{{submits},le=\"+Inf\"}}"]);
    }

    [Fact]
    public async Task The_ends_of_attempts_are_counted_by_outcome()
    {
        var group = SiloFixture.NewGroup();
        var id = await _silo.SubmitAsync(group);
        await _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        var before = await CountAsync("crashed");
        await _silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=failed");
        await _silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");

        Assert.Equal(0, before);
        Assert.Equal(1, await CountAsync("failed"));
    }

    [Fact]
    public async Task They_are_in_the_form_that_Prometheus_reads()
    {
        using var answer = await _silo.Client.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains(
            "# HELP boxyard_database_up Whether the database answers; without it, queues and jobs have no values.\n"
            + "# TYPE boxyard_database_up gauge\nboxyard_database_up 1\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("# TYPE boxyard_commit_duration_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE boxyard_claims_total counter\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_metric_stands_in_the_document_and_the_document_names_no_other()
    {
        var served = await ScrapedMetrics.ListNamesAsync(_silo.Client);

        Assert.Equal(served, OperatingDocumentTests.ListMetrics());
    }

    private async Task<double> CountAsync(string outcome) =>
        (await ScrapedMetrics.ReadAsync(_silo.Client))
            .GetValueOrDefault($"boxyard_attempts_total{{outcome=\"{outcome}\"}}");
}
