using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>What a profile measured: charts, its targets side by side, and what changed from another.</summary>
public sealed partial class ProfilePage
{
    private AppProfile? _profile;
    private AppBuild? _build;
    private AppRights? _rights;
    private ProfileComparison? _comparison;
    private IReadOnlyList<ProfileLine> _lines = [];
    private string? _refusal;
    private int _runCount;
    private int _firstRun;

    [Parameter]
    public string Space { get; set; } = "";

    [Parameter]
    public string Repository { get; set; } = "";

    [Parameter]
    public string Version { get; set; } = "";

    [Parameter]
    public long Number { get; set; }

    /// <summary>The number of the profile that it is compared with.</summary>
    [SupplyParameterFromQuery(Name = "with")]
    public string? With { get; set; }

    /// <summary>Of the runs that could be drawn, from which on: a chart has so many colours only.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    private string Drawn(int from) => AppLinks.Profile(App, Number, PageId.Read(With), Math.Max(0, from));

    private int EndOfDrawn => Math.Min(_firstRun + ProfileRuns.MaxLines, _runCount);

    private AppVersion App => new(Space, Repository, Version);

    protected override async Task LoadAsync()
    {
        var outcome = await Silo.Profiles.TryGetAsync(App, Number, Aborted);
        if (outcome.Value is not { } profile)
        {
            Problem = AppRefusals.Told(outcome.Problem!, Visitor.Account is not null);
            return;
        }

        _profile = profile;
        var build = Silo.Builds.TryGetAsync(App, Number, Aborted);
        var rights = Silo.Apps.TryGetRightsAsync(Space, Repository, Aborted);
        IReadOnlyList<ProfileTarget> others = [];
        if (PageId.Read(With) is { } other && profile.Targets is not null)
        {
            others = await CompareAsync(other);
        }

        var runs = ProfileRuns.Of(profile.Targets ?? [], _comparison, others);
        _runCount = runs.Count;
        _firstRun = (int)Math.Clamp(PageId.Read(From) ?? 0, 0, Math.Max(0, runs.Count - 1));
        List<ProfileLine> lines = [];
        foreach (var (title, target) in runs.Skip(_firstRun).Take(ProfileRuns.MaxLines))
        {
            if (await FindLineAsync(title, target) is { } line)
            {
                lines.Add(line);
            }
        }

        (_lines, _build, _rights) = (lines, (await build).Value, (await rights).Value);
    }

    private static string EndOf(ProfileTarget target) => target switch
    {
        { OutOfMemory: true } => "out of memory",
        { TimedOut: true } => "at its time's end",
        { ExitCode: { } code } => $"with {code}",
        _ => "–",
    };

    /// <summary>Those that a target has.</summary>
    private static IEnumerable<ProfileMeasure> Shown(IReadOnlyList<ProfileTarget> targets) =>
        ProfileMeasure.All.Where(measure => targets.Any(target => measure.Value(target) is not null));

    /// <summary>The targets of the other profile; none, and the reason is shown, when it cannot be compared.</summary>
    private async Task<IReadOnlyList<ProfileTarget>> CompareAsync(long other)
    {
        var compared = await Silo.Profiles.TryCompareAsync(App, Number, other, Aborted);
        _comparison = compared.Value;
        if (_comparison is null)
        {
            _refusal = compared.Problem!.Detail ?? compared.Problem.Title;
            return [];
        }

        var profile = await Silo.Profiles.TryGetAsync(
            App with { Version = _comparison.B.Version }, other, Aborted);
        return profile.Value?.Targets ?? [];
    }

    /// <summary>Null when the series cannot be read: the numbers are worth more.</summary>
    private async Task<ProfileLine?> FindLineAsync(string title, ProfileTarget target)
    {
        try
        {
            var series = await Silo.Profiles.ReadSeriesAsync(target, Aborted);
            return series.Count == 0 ? null : ProfileLine.Of(title, series);
        }
        catch (BoxyardException)
        {
            return null;
        }
    }
}
