using Boxyard.Agent.Archives;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Boxes;

/// <summary>Fetches what a boot text names and unpacks it into the run's folder.</summary>
internal sealed class BoxFiles(SiloBoot silo)
{
    private const string TokenKey = "attempt_token: ";

    /// <summary>The archives beside the job's. The record that comes back knows what the guest does itself.</summary>
    public async Task<RunRecord> FetchGuestAsync(RunRecord run, BootOffer offer, CancellationToken cancellationToken)
    {
        foreach (var address in offer.Archives)
        {
            await UnpackAsync(address, run.RootFolder, cancellationToken);
        }

        return run with { GuestBeats = File.Exists(Path.Join(GuestFolder(run), "lib/heartbeat.sh")) };
    }

    /// <summary>The job's archive: with the attempt's token what goes wrong from here on can be said.</summary>
    public async Task<RunRecord> FetchJobAsync(RunRecord run, BootOffer offer, CancellationToken cancellationToken)
    {
        await UnpackAsync(offer.Job, run.RootFolder, cancellationToken);
        var secrets = Path.Join(run.RootFolder, "lkp/scheduled/secrets.yaml");
        var line = File.Exists(secrets)
            ? File.ReadLines(secrets).FirstOrDefault(line => line.StartsWith(TokenKey, StringComparison.Ordinal))
            : null;
        return run with { AttemptToken = line?[TokenKey.Length..] ?? "" };
    }

    public static string GuestFolder(RunRecord run) => Path.Join(run.RootFolder, "lkp/lkp/src");

    private async Task UnpackAsync(Uri address, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        try
        {
            await silo.FetchAsync(
                address,
                async (content, token) =>
                {
                    await CpioFolder.UnpackAsync(content, folder, token);
                    return true;
                },
                cancellationToken);
        }
        catch (SiloException failure) when (failure.IsRefusal)
        {
            // Without an answer the box asks again, and is given the same attempt.
            throw new BoxStartException("wget_initrd_fail", $"An archive could not be fetched: {failure.Message}");
        }
        catch (InvalidDataException damaged)
        {
            throw new BoxStartException("initrd_broken", $"{address}: {damaged.Message}");
        }
    }
}
