using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>
/// One history, wholly told by its seed: some tens of steps in which boxes, people, silos and faults come in any order,
/// then a time without faults in which everything that can end must end.
/// </summary>
internal sealed class History
{
    private const int MaxSteps = 60;

    /// <summary>So long can a job go on: all of its attempts by their deadlines, with all pauses between.</summary>
    private const int MaxQuietRounds = 150;

    private static readonly TimeSpan QuietInterval = TimeSpan.FromMinutes(4);

    /// <summary>Mostly little, sometimes past a sign of life, a retry's pause or a deadline.</summary>
    private static readonly int[] Seconds = [0, 0, 0, 1, 2, 5, 5, 12, 12, 31, 61, 200, 620, 1900];

    private readonly Random _random;
    private readonly VirtualTime _time = new();
    private readonly ModelStore _store;
    private readonly SimulatedSilo[] _silos;
    private readonly List<SimulatedMachine> _machines;
    private readonly SimulatedPeople _people;
    private readonly Invariants _invariants;
    private readonly List<(SimulatedSilo Silo, IEnumerator<Pause> Operation)> _running = [];
    private readonly List<string>? _trace;
    private readonly Tally _tally;

    private History(int seed, Tally tally, List<string>? trace)
    {
        _random = new Random(seed);
        _tally = tally;
        _trace = trace;
        _store = new ModelStore(_time);
        _silos = [new SimulatedSilo("silo A", _store, _time, tally), new SimulatedSilo("silo B", _store, _time, tally)];
        _people = new SimulatedPeople(_random, _store);
        _invariants = new Invariants(_store);
        _machines = [.. Lab.Boxes.Select((box, index) => new SimulatedMachine(box, 1, _random, _store, _time))];
        if (_random.Next(3) == 0)
        {
            _machines.Add(new SimulatedMachine(Lab.Boxes[0], 2, _random, _store, _time));
        }
    }

    /// <summary>Throws <see cref="BrokenInvariantException"/> when something was not as it must be.</summary>
    public static void Run(int seed, Tally tally, List<string>? trace = null)
    {
        var history = new History(seed, tally, trace);
        history.RunWild();
        history.RunQuiet();
    }

    private void RunWild()
    {
        for (var step = _random.Next(10, MaxSteps); step > 0; step--)
        {
            _time.Advance(TimeSpan.FromSeconds(Seconds[_random.Next(Seconds.Length)]));
            if (_store.Fault != StoreFault.None && _random.Next(3) == 0)
            {
                SetFault(StoreFault.None);
            }

            TakeStep();
            for (var more = _random.Next(8); more > 0; more--)
            {
                GoOn();
                _invariants.Check();
            }

            _invariants.Check();
        }

        Explanations.Check(_store, _time.Now);
    }

    private void TakeStep()
    {
        var silo = _silos[_random.Next(_silos.Length)];
        switch (_random.Next(24))
        {
            case < 7:
                Begin(silo, "people", _people.Act(silo));
                break;
            case < 20:
                var machine = _machines[_random.Next(_machines.Count)];
                Begin(silo, machine.Name, machine.Act(silo));
                break;
            case 20:
                Begin(silo, "", ("sweeps", silo.Sweep()));
                break;
            case 21 or 22:
                Begin(silo, "", ("tends", silo.Tend()));
                break;
            default:
                Break(silo);
                break;
        }
    }

    private void Begin(SimulatedSilo silo, string who, (string What, IEnumerable<Pause> Operation)? act)
    {
        if (act is { } begun)
        {
            _trace?.Add($"{_time.Now:HH:mm:ss} {silo.Name}: {who} {begun.What}");
            _running.Add((silo, begun.Operation.GetEnumerator()));
        }
    }

    /// <summary>Takes any operation to its next pause; now and then lets claims that wait have their commit.</summary>
    private void GoOn()
    {
        var silo = _silos[_random.Next(_silos.Length)];
        if (silo.HasClaims && _random.Next(2) == 0)
        {
            Begin(silo, "", ("commits claims", silo.CommitClaims()));
        }

        if (_running.Count > 0)
        {
            GoOn(_random.Next(_running.Count));
        }
    }

    private void GoOn(int index)
    {
        var (silo, operation) = _running[index];
        try
        {
            if (operation.MoveNext())
            {
                return;
            }
        }
        catch (StoreFaultException)
        {
            _trace?.Add($"{_time.Now:HH:mm:ss} {silo.Name}: the store failed");
            _tally.Count($"store {_store.Fault}");
            silo.Fail();
        }

        _running.RemoveAt(index);
    }

    private void Break(SimulatedSilo silo)
    {
        switch (_random.Next(6))
        {
            case 0:
                _trace?.Add($"{_time.Now:HH:mm:ss} {silo.Name}: killed");
                silo.Restart();
                _running.RemoveAll(item => item.Silo == silo);
                break;
            case 1:
                var machine = _machines[_random.Next(_machines.Count)];
                _trace?.Add($"{_time.Now:HH:mm:ss} {machine.Name} is gone for good");
                machine.IsGone = true;
                break;
            default:
                SetFault(_random.Next(2) == 0 ? StoreFault.Down : StoreFault.AnswersLost);
                break;
        }
    }

    private void SetFault(StoreFault fault)
    {
        _trace?.Add($"{_time.Now:HH:mm:ss} the store's fault: {fault}");
        _store.Fault = fault;
    }

    /// <summary>No faults: honest boxes that ask on, and silos that look. Pauses and drains stay as they are.</summary>
    private void RunQuiet()
    {
        SetFault(StoreFault.None);
        FinishAll();
        var hasEnded = false;
        for (var round = 0; round < MaxQuietRounds && !hasEnded; round++)
        {
            var revision = _store.Revision;
            _time.Advance(QuietInterval);
            // Whoever has nothing to run waits for a job.
            foreach (var machine in _machines.Where(
                machine => !machine.IsGone && (machine.Runs is not null || _store.Queued.Count > 0)))
            {
                Begin(_silos[0], machine.Name, machine.Proceed(_silos[0]));
            }

            FinishAll();
            Begin(_silos[1], "", ("sweeps", _silos[1].Sweep()));
            Begin(_silos[1], "", ("tends", _silos[1].Tend()));
            FinishAll();
            hasEnded = HasEnded(revision);
        }

        // Until nobody remembers the last question of a box that is gone.
        _time.Advance(TimeSpan.FromHours(1));
        Explanations.CheckSettled(_store, _time.Now, _machines);
    }

    private void FinishAll()
    {
        while (_running.Count > 0)
        {
            foreach (var silo in _silos.Where(silo => silo.HasClaims))
            {
                Begin(silo, "", ("commits claims", silo.CommitClaims()));
            }

            for (var index = _running.Count - 1; index >= 0; index--)
            {
                GoOn(index);
            }
        }

        _invariants.Check();
    }

    /// <summary>Nothing was written, and nothing is to come by itself.</summary>
    private bool HasEnded(int revision) =>
        _store.Revision == revision
        && _store.Retries.Count == 0
        && !_store.Attempts.Any(attempt => attempt.State.IsLive());
}
