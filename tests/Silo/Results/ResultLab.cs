using System.Net.Http.Headers;
using System.Text;
using Boxyard.Boot;
using Boxyard.Jobs;
using Boxyard.Results;
using Boxyard.Silo;
using Boxyard.Storage;
using Boxyard.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Results;

/// <summary>The result routes on Kestrel with SQLite and real files, and one attempt that a box holds.</summary>
internal sealed class ResultLab : IAsyncDisposable
{
    public const string Token = "00ff";

    private readonly WebApplication _app;
    private readonly TestFolder _folder;

    private ResultLab(WebApplication app, TestFolder folder)
    {
        _app = app;
        _folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }
    public string DataFolder => _folder.Path;
    public IJobStore Jobs => Get<IJobStore>();
    public IResultStore Store => Get<IResultStore>();
    public IResultFiles Files => Get<IResultFiles>();

    /// <summary>The attempt that <see cref="StartAsync"/> made.</summary>
    public AttemptRecord Attempt { get; private set; } = null!;
    public string Root => $"/result/iperf/{Attempt.JobId}";
    public string RootFolder => DataFolder + Root;
    public string Api => $"/api/v1/jobs/{Attempt.JobId}/attempts/{Attempt.Number}";

    public static async Task<ResultLab> StartAsync(
        TimeProvider? clock = null, string spec = """{"suite":"iperf"}""", params (string Name, string Value)[] settings)
    {
        var folder = new TestFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddBoxyardStorage(new StorageOptions { DataDirectory = folder.Path });
        builder.Services.Configure<BootOptions>(options => options.InitrdDirectory = Path.Join(folder.Path, "initrd"));
        builder.Services.Configure<LabNetworkOptions>(builder.Configuration.GetSection(LabNetworkOptions.SectionName));
        builder.Services.AddSingleton<LabNetwork>();
        builder.Services.AddSingleton(new JobRules()).AddSingleton<DeadlineGrace>().AddSingleton<LiveGuests>();
        builder.AddGrains();
        builder.Services.AddResults(builder.Configuration);
        // The tests that extract do it themselves (ExtractorRun), and so do those that sweep.
        foreach (var loop in new[] { typeof(ResultExtractor), typeof(StagedSweep) })
        {
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == loop));
        }

        var app = builder.Build();
        app.MapResults();
        await app.StartAsync();
        var lab = new ResultLab(app, folder);
        await lab.Jobs.SubmitAsync(
            Samples.Submission(Samples.Job() with { Spec = spec, InfraRetries = 2 }), Samples.None);
        await lab.ClaimAsync();
        return lab;
    }

    public TService Get<TService>()
        where TService : notnull => _app.Services.GetRequiredService<TService>();

    /// <summary>Ends the attempt; the job is over too unless it is to be claimed again.</summary>
    public async Task EndAsync(bool hadPostRun = false, bool isRetried = false)
    {
        var at = Attempt.OfferedAt.AddSeconds(1);
        var ended = Attempt with { StartedAt = at, PostRunAt = hadPostRun ? at : null };
        var state = isRetried ? JobState.Lost : JobState.Succeeded;
        Assert.Equal(
            SaveOutcome.Saved,
            await Jobs.SaveAsync(Samples.End(ended, at, state, isRetried ? JobState.Queued : null), Samples.None));
    }

    public async Task ClaimAsync()
    {
        await Jobs.RequeueDueAsync(10, Samples.None);
        var outcome = await Get<Boxyard.Queues.IQueueStore>().ClaimAsync(Samples.Claim("vm-2p8g--1"), Samples.None);
        Attempt = (await Jobs.FindAttemptAsync(outcome.Offer!.JobId, outcome.Offer.Attempt, Samples.None))!;
    }

    /// <summary>Appends with the attempt's token and returns status and `Upload-Offset`.</summary>
    public async Task<string> AppendAsync(
        string stream, long offset, string text, string token = Token, string? api = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{api ?? Api}/log/{stream}?offset={offset}");
        request.Content = new StringContent(text);
        using var answer = await SendAsync(request, token);
        var size = answer.Headers.TryGetValues(ResultRoutes.SizeHeader, out var values) ? values.Single() : "-";
        return $"{(int)answer.StatusCode} {size}";
    }

    public async Task<int> PutAsync(string path, string text, string? sha256 = null, string token = Token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Api}/artifacts/{path}");
        request.Content = new StringContent(text);
        if (sha256 is not null)
        {
            request.Headers.Add("X-Content-Sha256", sha256);
        }

        using var answer = await SendAsync(request, token);
        return (int)answer.StatusCode;
    }

    /// <summary>An upload as curl makes it for LKP; returns the status.</summary>
    public async Task<int> OldAsync(string method, string path, string? shownId, string text = "")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        if (shownId is not null)
        {
            request.Headers.Add("Cookie", $"JOBID={shownId}");
        }

        using var answer = await Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>A POST of the newer boxes; returns status and text.</summary>
    public async Task<string> PostAsync(string path, string query, string text = "")
    {
        using var content = new StringContent(text);
        using var answer = await Client.PostAsync(new Uri(path + query, UriKind.Relative), content);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
