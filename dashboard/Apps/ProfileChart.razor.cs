using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>What runs used over time, one of it a line.</summary>
public sealed partial class ProfileChart : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<ProfileLine> Lines { get; set; }

    /// <summary>What of a sample is drawn.</summary>
    [Parameter]
    [EditorRequired]
    public required Func<ProfileSample, double> Value { get; set; }

    private List<ProfilePoint> Points(ProfileLine line) =>
        [.. line.Samples.Select(sample => new ProfilePoint(sample.At, Value(sample)))];
}
