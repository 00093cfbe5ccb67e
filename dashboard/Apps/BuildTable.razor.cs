using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>Builds and profiles of a version, newest first.</summary>
public sealed partial class BuildTable : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Client.App App { get; set; }

    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<AppBuild> Builds { get; set; }
}
