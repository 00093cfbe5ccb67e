using System.Security.Cryptography;
using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Testboxes;

/// <summary>
/// Answers what a box boots. Does not remember the box's attempt: a claim says when there is one, and asking a job that
/// is long over would cost more than the claim.
/// </summary>
internal sealed class TestboxGrain(JobRules rules) : Grain, ITestboxGrain
{
    private const int MaxTries = 3;
    private const int TokenHexLength = 64;

    private string Name => this.GetPrimaryKeyString();

    public async Task<BootAnswer> AskAsync(BootQuestion question, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var isFirst = tries == 0;
            var claimed = await ClaimAsync(isFirst ? question : question with { Arrival = null }, cancellationToken);
            if (claimed.Offer is { } offer)
            {
                return OfferAnswer(offer);
            }

            if (claimed.LiveJobId is not { } jobId)
            {
                return claimed.IsHeld ? BootAnswer.Held
                    : claimed.IsPassedOver ? BootAnswer.PassedOver
                    : BootAnswer.NoJob;
            }

            var ask = new BootAsk { Testbox = Name, Kind = question.Kind, Address = question.Address };
            var asked = await GrainFactory.GetGrain<IJobGrain>(jobId).BoxAsksAsync(ask, cancellationToken);
            if (asked.Offer is not null || asked.DuplicateBox)
            {
                return asked.Offer is not null ? OfferAnswer(asked.Offer) : DuplicateAnswer;
            }
        }

        // Each time the box was free another machine of this name took a job before us.
        return DuplicateAnswer;
    }

    private static BootAnswer DuplicateAnswer => new() { Kind = BootAnswerKind.DuplicateBox };

    private static BootAnswer OfferAnswer(Offer offer) => new() { Kind = BootAnswerKind.Offer, Offer = offer };

    private Task<ClaimOutcome> ClaimAsync(BootQuestion question, CancellationToken cancellationToken)
    {
        var claim = new Claim
        {
            Testbox = Name,
            Queues = question.Queues,
            Kind = question.Kind,
            Address = question.Address,
            OfferTimeout = AttemptTimes.OfferTimeout(question.Kind),
            Token = RandomNumberGenerator.GetHexString(TokenHexLength, lowercase: true),
            Arrival = question.Arrival,
        };
        return GrainFactory.GetGrain<IQueueGrain>(
            TestboxGroup.Of(Name, rules.GroupRule)).ClaimAsync(claim, cancellationToken);
    }
}
