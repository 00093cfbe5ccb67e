using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Layout;

/// <summary>The document around every page.</summary>
public sealed partial class App : ComponentBase
{
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    private string Theme => Themes.Of(HttpContext);
}
