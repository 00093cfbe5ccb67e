using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One job: where it stands, why it waits, what happened, what it left.</summary>
public sealed partial class JobPage : ComponentBase
{
    private Job? _job;
    private WaitExplanation? _wait;
    private Problem? _problem;
    private string _definition = "";

    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        var spec = Silo.Jobs.TryGetSpecAsync(Id, cancellationToken);
        var outcome = await Silo.Jobs.TryGetAsync(Id, cancellationToken);
        (_job, _problem) = (outcome.Value, outcome.Problem);
        if (_job is { State: JobState.Queued })
        {
            // Gone from the page when it cannot be told: the rest is worth more.
            _wait = (await Silo.Jobs.TryExplainWaitAsync(Id, cancellationToken)).Value;
        }

        var definition = await spec;
        _definition = definition.Succeeded ? SpecYaml.Of(definition.Value) : definition.Problem.ToString();
        if (_problem is { Kind: ProblemKind.NotFound } && HttpContext is not null)
        {
            HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
