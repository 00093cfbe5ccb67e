namespace Boxyard.Storage;

/// <summary>The weights of submitters in the fair share: who has weight 2 may have twice the live attempts of the others. 1 unless set.</summary>
internal sealed class LaneWeights(IReadOnlyDictionary<string, double> weights)
{
    public IReadOnlyCollection<KeyValuePair<string, double>> All => weights;

    public double Of(string submitter) => weights.GetValueOrDefault(submitter, 1);
}
