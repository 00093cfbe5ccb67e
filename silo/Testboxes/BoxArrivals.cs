using Boxyard.Boot;

namespace Boxyard.Testboxes;

/// <summary>Who asks: a known box, one that becomes known by asking, or nobody that we know.</summary>
internal sealed class BoxArrivals(BoxLookup lookup, ITestboxStore boxes, UnknownGrubBoxes unknownBoxes)
{
    /// <summary>Null when the machine has no name, and is remembered for somebody to give it one.</summary>
    public async Task<TestboxRecord?> FindAsync(BoxQuestion question, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(question.Asker, cancellationToken) is { } known)
        {
            return known;
        }

        if (MacAddress.Normalize(question.Asker) is not { } mac)
        {
            return null;
        }

        await boxes.SeeUnknownAsync(mac, question.Ip, cancellationToken);
        return question.Kind == BootKind.Grub ? await unknownBoxes.RegisterAsync(mac, cancellationToken) : null;
    }
}
