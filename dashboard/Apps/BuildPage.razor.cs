using System.Globalization;
using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Boxyard.Dashboard.Jobs;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>
/// A build or profile at work: its steps, and a log. That of one job grows as it is looked at; all logs together are a
/// text of the moment, since they grow in its middle.
/// </summary>
public sealed partial class BuildPage
{
    /// <summary>The log in which builders tell what they do.</summary>
    private const string Stream = "console";

    private AppBuild? _build;
    private IReadOnlyList<BuildPart> _parts = [];
    private BuildPart? _chosen;
    private JobAttempt? _attempt;
    private LogHead _lines = LogHead.Empty;

    [Parameter]
    public string Space { get; set; } = "";

    [Parameter]
    public string Repository { get; set; } = "";

    [Parameter]
    public string Version { get; set; } = "";

    [Parameter]
    public long Number { get; set; }

    /// <summary>Whose log is shown: a job of the build, 0 for all. Default: what is worth the most.</summary>
    [SupplyParameterFromQuery(Name = "job")]
    public string? Job { get; set; }

    private AppVersion App => new(Space, Repository, Version);

    private bool IsProfile => _build!.Kind == AppBuildKind.Profile;

    private bool IsLive => _attempt is { EndedAt: null };

    private string Raw => _chosen is null || _attempt is null
        ? AppLinks.RawConsole(App, Number)
        : JobLinks.RawLog(_chosen.Job.JobId, _attempt.Number, Stream);

    private string FileName => string.Create(CultureInfo.InvariantCulture, $"{Repository}-{Number}.log");

    protected override async Task LoadAsync()
    {
        var outcome = await Silo.Builds.TryGetAsync(App, Number, Aborted);
        if (outcome.Value is not { } build)
        {
            Problem = AppRefusals.Told(outcome.Problem!, Visitor.Account is not null);
            return;
        }

        (_build, _parts) = (build, BuildPart.Of(build));
        _chosen = Job is null
            ? BuildPart.Choose(build, _parts)
            : _parts.FirstOrDefault(part => part.Job.JobId == PageId.Read(Job));
        await FindAttemptAsync();
        if (Job is null && _chosen is not null)
        {
            // An address of its own for the log, so that a page that is open stays with it when other jobs begin.
            if (_attempt is not null && !IsRefresh)
            {
                Navigation.NavigateTo(AppLinks.Build(App, Number, _chosen.Job.JobId));
            }

            return;
        }

        await ReadLinesAsync();
    }

    /// <summary>Who may see the app but no jobs is shown all logs together.</summary>
    private async Task FindAttemptAsync()
    {
        if (_chosen is null)
        {
            return;
        }

        var job = await Silo.Jobs.TryGetAsync(_chosen.Job.JobId, Aborted);
        _attempt = job.Value?.Attempts is [.., var newest] ? newest : null;
        if (!job.Succeeded)
        {
            _chosen = null;
        }
    }

    private async Task ReadLinesAsync()
    {
        // A page that is open has the lines; its script reads on by itself.
        if (IsRefresh || (_chosen is not null && _attempt?.Logs.Any(log => log.Stream == Stream) != true))
        {
            return;
        }

        _lines = await LogHead.ReadAsync(_chosen is null
            ? Silo.Builds.ReadConsoleAsync(App, Number, Aborted)
            : Silo.Jobs.ReadLogAsync(_chosen.Job.JobId, _attempt!.Number, Stream, 0, Aborted));
    }
}
