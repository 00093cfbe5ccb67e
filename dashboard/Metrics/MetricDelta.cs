namespace Boxyard.Dashboard.Metrics;

/// <summary>How one metric differs between two sets of runs.</summary>
public sealed record MetricDelta
{
    public required string Name { get; init; }
    public string? Unit { get; init; }

    /// <summary>Null when that side has not measured it.</summary>
    public Spread? Before { get; init; }
    public Spread? After { get; init; }

    /// <summary>As a share of the value before; null when there is none, or it was 0.</summary>
    public double? Change { get; init; }

    /// <summary>Changes up to this share are noise; null as above.</summary>
    public double? Noise { get; init; }
    public MetricVerdict Verdict { get; init; }

    /// <summary>The class of the style sheet that gives the colour.</summary>
    public string Tone => Verdict switch
    {
        MetricVerdict.Same => "idle",
        MetricVerdict.Better => "good",
        MetricVerdict.Worse => "bad",
        MetricVerdict.Different => "odd",
        _ => throw new InvalidOperationException($"{Verdict} is no verdict."),
    };

    /// <summary>The verdict in a word, so that the colour is not needed to tell it.</summary>
    public string Word => Verdict switch
    {
        MetricVerdict.Same => Before is null || After is null ? "" : "within noise",
        MetricVerdict.Better => "better",
        MetricVerdict.Worse => "worse",
        MetricVerdict.Different => "changed",
        _ => throw new InvalidOperationException($"{Verdict} is no verdict."),
    };
}
