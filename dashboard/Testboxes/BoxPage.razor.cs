using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>One box: what it is at, what it ran, what it would get.</summary>
public sealed partial class BoxPage : ComponentBase
{
    private Testbox? _box;
    private BootPreview? _preview;
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
        var outcome = await Silo.Testboxes.TryGetAsync(Name, cancellationToken);
        (_box, _problem) = (outcome.Value, outcome.Problem);
        if (_box is not null)
        {
            // Gone from the page when it cannot be told: the rest is worth more.
            var asker = _box.Macs is [var mac, ..] ? mac : _box.Name;
            _preview = (await Silo.Testboxes.TryPreviewBootAsync(asker, cancellationToken)).Value;
        }
        else if (_problem is { Kind: ProblemKind.NotFound } && HttpContext is not null)
        {
            HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
