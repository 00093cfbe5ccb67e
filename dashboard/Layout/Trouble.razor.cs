using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Layout;

/// <summary>What a part of a page shows when the silo did not give it.</summary>
public sealed partial class Trouble : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Problem Problem { get; set; }

    [Parameter]
    public string Title { get; set; } = "This could not be loaded";

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>The page's answer says it too, so that scripts and probes need not read it.</summary>
    protected override void OnInitialized() => PageStatus.Set(HttpContext, Problem);

    private string Page => HttpContext is { Request: var request } ? $"{request.Path}{request.QueryString}" : "/";
}
