using System.Globalization;
using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>Asks before an action is done to all jobs of a search, and says what came of it.</summary>
public sealed partial class BulkPage
{
    private IReadOnlyList<string> _mistakes = [];
    private BulkScope _scope = null!;
    private BulkResult? _result;
    private int _count;
    private long _newestId;

    [SupplyParameterFromQuery(Name = "q")]
    public string Search { get; set; } = "";

    [SupplyParameterFromQuery(Name = "do")]
    public string? Action { get; set; }

    /// <summary>Only jobs older than this one: where an earlier run has stopped.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    /// <summary>The newest job that the visitor was asked about.</summary>
    [SupplyParameterFromForm(FormName = "bulk")]
    public long Newest { get; set; }

    /// <summary>Of the page that asked, so that a form sent twice is done once.</summary>
    [SupplyParameterFromForm(FormName = "bulk")]
    public string? Key { get; set; }

    private bool IsCancel => _scope.Action == BulkAction.Cancel;

    private string Title => IsCancel ? "Cancel many jobs" : "Run many jobs again";

    private string? Refusal => IsCancel
        ? Visitor.RefusalForJobsOf(_scope.Query?.Submitter ?? "")
        : Visitor.Refusal(AccountRole.Submitter);

    protected override async Task LoadAsync()
    {
        Search = Search?.Trim() ?? "";
        var search = JobSearch.Parse(Search, Clock.GetUtcNow());
        _mistakes = search.Mistakes;
        _scope = BulkScope.Of(search.Query, Action == "retry" ? BulkAction.Retry : BulkAction.Cancel);
        if (IsPost)
        {
            // The form must be on the page for what it sends to be taken; nothing is counted for that.
            _count = 1;
            return;
        }

        if (_mistakes.Count > 0)
        {
            return;
        }

        (_count, _newestId) = await new BulkRun(Silo).CountAsync(_scope, PageId.Read(Before), Aborted);
    }

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private async Task RunAsync()
    {
        if (_mistakes.Count > 0)
        {
            return;
        }

        var run = new BulkRun(Silo);
        _result = IsCancel
            ? await run.CancelAsync(_scope, Newest, Aborted)
            : await run.RetryAsync(
                _scope, Newest, string.IsNullOrWhiteSpace(Key) ? Guid.NewGuid().ToString("N") : Key, Aborted);
    }
}
