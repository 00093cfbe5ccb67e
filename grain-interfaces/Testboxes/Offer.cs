namespace Boxyard.Testboxes;

/// <summary>An attempt as it is offered to a box: all that boot texts and job.cgz are rendered from.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.Offer")]
public sealed record Offer
{
    [Id(0)]
    public required long JobId { get; init; }

    /// <summary>1 for the first dispatch of the job.</summary>
    [Id(1)]
    public required int Attempt { get; init; }

    [Id(2)]
    public required string Testbox { get; init; }

    /// <summary>
    /// The job as stored: a JSON object with its derived fields, without `id`, `result_root` and what differs by
    /// attempt.
    /// </summary>
    [Id(3)]
    public required string Spec { get; init; }

    /// <summary>The attempt's secret, hex. Travels only in secrets.yaml of job.cgz, never in a boot text.</summary>
    [Id(4)]
    public required string Token { get; init; }

    /// <summary>`host:port` of the silo as the box knew it when it asked first.</summary>
    [Id(5)]
    public required string Address { get; init; }

    [Id(6)]
    public required DateTimeOffset OfferedAt { get; init; }
}
