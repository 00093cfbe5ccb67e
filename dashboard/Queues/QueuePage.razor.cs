using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Queues;

/// <summary>One queue: the order in which it is served, whose jobs they are, and who waits for them.</summary>
public sealed partial class QueuePage : ComponentBase
{
    private const int MaxShown = 50;

    private QueueDetail? _queue;
    private QueueWaits? _waits;
    private Problem? _problem;

    [Parameter]
    public string Name { get; set; } = "";

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        var waits = Silo.Queues.TryGetWaitsAsync(Name, cancellationToken: cancellationToken);
        var outcome = await Silo.Queues.TryGetAsync(Name, cancellationToken);
        (_queue, _problem) = (outcome.Value, outcome.Problem);
        // Gone from the page when it cannot be told: the rest is worth more.
        _waits = (await waits).Value;
    }
}
