using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>Jobs by what is searched, newest first; the address holds all that was chosen.</summary>
public sealed partial class JobsPage
{
    private const int PageSize = 50;

    private static readonly (string Label, string Query)[] Shortcuts =
    [
        ("All", ""), ("Waiting", "state:queued"), ("Live", "state:live"), ("Succeeded", "state:succeeded"),
        ("Failed", "state:failed,timed_out,crashed,abnormal"), ("Lost", "state:lost"), ("Cancelled", "state:cancelled"),
    ];

    private IReadOnlyList<string> _mistakes = [];
    private IReadOnlyList<Job> _jobs = [];
    private long? _next;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Only jobs older than this one.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    private IEnumerable<(string Label, string Query)> ShownShortcuts =>
        Visitor.Account is { } account ? [.. Shortcuts, ("Mine", $"by:{account}")] : Shortcuts;

    /// <summary>Values of qualifiers that these jobs have, to complete what is typed.</summary>
    private IEnumerable<string> Known => _jobs
        .SelectMany(job => new[] { $"group:{job.Group}", $"suite:{job.Suite}", $"by:{job.Submitter}" })
        .Distinct()
        .Order(StringComparer.Ordinal);

    protected override async Task LoadAsync()
    {
        Search = Search?.Trim() ?? "";
        var search = JobSearch.Parse(Search, Clock.GetUtcNow());
        _mistakes = search.Mistakes;
        var query = search.Query with { PageSize = PageSize, BeforeId = PageId.Read(Before) };
        // Longer ids that begin so are newer, and may be a million.
        var exact = Before is null && PageId.Read(Search) is { } id ? Silo.Jobs.TryGetAsync(id, Aborted) : null;
        var page = await Silo.Jobs.GetPageAsync(query, Aborted);
        (_jobs, _next) = (page.Jobs, page.Next);
        if (exact is not null && (await exact).Value is { } named)
        {
            _jobs = [named, .. _jobs.Where(job => job.Id != named.Id)];
        }
    }
}
