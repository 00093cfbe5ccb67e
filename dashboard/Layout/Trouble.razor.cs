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

    private string Page => HttpContext is { Request: var request } ? $"{request.Path}{request.QueryString}" : "/";
}
