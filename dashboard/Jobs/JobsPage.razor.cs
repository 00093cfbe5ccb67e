using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>Jobs by what is searched, newest first; the address holds all that was chosen.</summary>
public sealed partial class JobsPage : ComponentBase
{
    private const int PageSize = 50;

    private static readonly (string Label, string Query)[] Shortcuts =
    [
        ("All", ""), ("Waiting", "state:queued"), ("Live", "state:live"), ("Succeeded", "state:succeeded"),
        ("Failed", "state:failed,timed_out,crashed,abnormal"), ("Lost", "state:lost"), ("Cancelled", "state:cancelled"),
    ];

    private IReadOnlyList<string> _mistakes = [];
    private IReadOnlyList<Job> _jobs = [];
    private Problem? _problem;
    private long? _next;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Only jobs older than this one.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    private IEnumerable<(string Label, string Query)> ShownShortcuts =>
        Visitor.Account is { } account ? [.. Shortcuts, ("Mine", $"by:{account}")] : Shortcuts;

    /// <summary>Values of qualifiers that these jobs have, to complete what is typed.</summary>
    private IEnumerable<string> Known => _jobs
        .SelectMany(job => new[] { $"group:{job.Group}", $"suite:{job.Suite}", $"by:{job.Submitter}" })
        .Distinct()
        .Order(StringComparer.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        Search = Search?.Trim() ?? "";
        var search = JobSearch.Parse(Search, Clock.GetUtcNow());
        _mistakes = search.Mistakes;
        var query = search.Query with { PageSize = PageSize, BeforeId = PageId.Read(Before) };
        try
        {
            var page = await Silo.Jobs.GetPageAsync(query, HttpContext?.RequestAborted ?? CancellationToken.None);
            (_jobs, _next) = (page.Jobs, page.Next);
        }
        catch (BoxyardException failure)
        {
            _problem = failure.Problem;
        }
    }
}
