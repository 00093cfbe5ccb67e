using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Boot.Archive;

/// <summary>The stored job with what its attempt adds: all that job.cgz is written from.</summary>
internal sealed record AttemptJob
{
    private const int DefaultSchedulerPort = 80;

    /// <summary>In the order in which they are written; `id` first, of two fields with one name the later.</summary>
    public required OrderedDictionary<string, JsonElement> Fields { get; init; }
    public required string Token { get; init; }

    /// <summary>What the job keeps apart from its spec.</summary>
    public required IReadOnlyDictionary<string, string> Secrets { get; init; }
    public required DateTimeOffset OfferedAt { get; init; }

    public static AttemptJob From(Offer offer, IReadOnlyDictionary<string, string> secrets)
    {
        var spec = JsonSerializer.Deserialize<JsonElement>(offer.Spec);
        var shownId = new ShownId(offer.JobId, offer.Attempt);
        var scheduler = BootAddress.Parse(offer.Address);
        var fields = new OrderedDictionary<string, JsonElement> { ["id"] = default };
        foreach (var field in spec.EnumerateObject())
        {
            fields[field.Name] = field.Value;
        }

        fields["id"] = JsonSerializer.SerializeToElement(shownId.ToString());
        fields["testbox"] = JsonSerializer.SerializeToElement(offer.Testbox);
        fields["result_root"] = JsonSerializer.SerializeToElement(ResultRoot.For(spec, shownId));
        fields["LKP_SERVER"] = JsonSerializer.SerializeToElement(scheduler.Host);
        fields["LKP_CGI_PORT"] = JsonSerializer.SerializeToElement(scheduler.Port ?? DefaultSchedulerPort);
        return new AttemptJob
        {
            Fields = fields,
            Token = offer.Token,
            Secrets = secrets,
            OfferedAt = offer.OfferedAt,
        };
    }
}
