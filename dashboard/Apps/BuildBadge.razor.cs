using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>How a build stands: its result, or what it is at.</summary>
public sealed partial class BuildBadge : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required AppBuild Build { get; set; }

    private string Tone => Build.Result switch
    {
        null => "live",
        "SUCCESS" => "good",
        _ => "bad",
    };

    private string Symbol => Build.Result switch
    {
        null => "▶",
        "SUCCESS" => "✓",
        _ => "✗",
    };

    private string Word => Build.Result switch
    {
        null => Build.State,
        "SUCCESS" => "succeeded",
        _ => "failed",
    };
}
