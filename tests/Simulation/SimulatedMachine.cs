using Boxyard.Boot;
using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>
/// A machine under the name of a box: boots what it is told, mostly reports as it should, and sometimes does all that
/// real ones do. Two of them may use one name.
/// </summary>
internal sealed class SimulatedMachine(string testbox, int number, Random random, ModelStore store, VirtualTime time)
{
    /// <summary>Words out of turn: verdicts, health texts, states that it is in no more.</summary>
    private static readonly string[] Words =
        ["running", "post_run", "finished", "failed", "soft_timeout", "nfs_hang", "OOM", "booting", ""];

    private static readonly string[] Verdicts =
        ["finished", "finished", "finished", "finished", "finished", "failed", "soft_timeout", "nfs_hang"];

    private readonly List<ShownId> _old = [];
    private JobState _stage;
    private bool _beats;

    public string Testbox { get; } = testbox;

    public string Name { get; } = $"{testbox}#{number}";

    public BootAsk Ask { get; } = new()
    {
        Testbox = testbox,
        Kind = testbox.StartsWith("dc", StringComparison.Ordinal) ? BootKind.Container : BootKind.Ipxe,
        Address = "10.0.0.1:3000",
    };

    /// <summary>The attempt that it boots or runs.</summary>
    public ShownId? Runs { get; private set; }

    /// <summary>It broke, and never asks again.</summary>
    public bool IsGone { get; set; }

    /// <summary>What it was answered; null for no job.</summary>
    public void Boot(ShownId? attempt)
    {
        Forget();
        Runs = attempt;
        _stage = JobState.Offered;
        _beats = random.Next(3) > 0;
    }

    /// <summary>One thing that it does, honest or not.</summary>
    public (string What, IEnumerable<Pause> Operation)? Act(SimulatedSilo silo)
    {
        if (IsGone)
        {
            return null;
        }

        if (_old.Count > 0 && random.Next(8) == 0)
        {
            var old = _old[random.Next(_old.Count)];
            return Tell(silo, old, Words[random.Next(Words.Length)], isPostRun: random.Next(3) == 0);
        }

        return Runs is not { } shown ? ("asks", silo.Ask(this)) : random.Next(20) switch
        {
            0 => Reboot(silo),
            1 => ("asks again", silo.Ask(this)),
            2 => ("panics", silo.Apply(shown.JobId, shown.Attempt, AttemptEvent.KernelPanicked, new Applied())),
            3 or 4 => Tell(silo, shown, Words[random.Next(Words.Length)], isPostRun: false),
            5 => Tell(silo, shown, word: null, isPostRun: true),
            6 or 7 or 8 or 9 => Beat(shown),
            _ => Proceed(silo),
        };
    }

    /// <summary>The next honest step: to run, to judge, to be done, to ask for the next job.</summary>
    public (string What, IEnumerable<Pause> Operation) Proceed(SimulatedSilo silo)
    {
        if (Runs is not { } shown)
        {
            return ("asks", silo.Ask(this));
        }

        switch (_stage)
        {
            case JobState.Offered:
                _stage = JobState.Running;
                return Tell(silo, shown, "running", isPostRun: false);
            case JobState.Running:
                _stage = JobState.PostRun;
                return Tell(silo, shown, Verdicts[random.Next(Verdicts.Length)], isPostRun: false);
            default:
                Forget();
                return Tell(silo, shown, word: null, isPostRun: true);
        }
    }

    private (string What, IEnumerable<Pause> Operation) Reboot(SimulatedSilo silo)
    {
        Forget();
        return ("reboots and asks", silo.Ask(this));
    }

    private static (string What, IEnumerable<Pause> Operation) Tell(
        SimulatedSilo silo, ShownId shown, string? word, bool isPostRun)
    {
        var report = new AttemptReport { Attempt = shown.Attempt, JobState = word, IsPostRun = isPostRun };
        return (
            $"says '{word}'{(isPostRun ? " and is done" : "")} of {shown}",
            silo.Apply(shown.JobId, shown.Attempt, AttemptEvent.Reported(report), new Applied()));
    }

    private (string What, IEnumerable<Pause> Operation)? Beat(ShownId shown) =>
        _beats ? ($"beats for {shown}", Store(shown, time.Now)) : null;

    /// <summary>A silo stores what it heard a little later.</summary>
    private IEnumerable<Pause> Store(ShownId shown, DateTimeOffset heardAt)
    {
        yield return Pause.ForOthers;
        store.Beat(shown, heardAt);
    }

    private void Forget()
    {
        if (Runs is { } shown)
        {
            _old.Add(shown);
        }

        Runs = null;
    }
}
