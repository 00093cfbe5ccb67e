using System.Globalization;
using System.Net;

namespace Boxyard.Agent.Silo;

/// <summary>What a box asks before it has a job, and the files that it then fetches.</summary>
internal sealed class SiloBoot(SiloHttp http, AgentOptions options)
{
    /// <summary>Where a virtual machine with QEMU's own network reaches this host.</summary>
    private const string HostOfMachine = "10.0.2.2";

    /// <summary>Between the end of the silo's wait and the end of ours.</summary>
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(20);

    /// <summary>Asks what the box is to boot; held by the silo until there is something. Null: nothing now.</summary>
    public async Task<BootOffer?> AskAsync(
        BoxPlan box, BootForm form, TimeSpan wait, CancellationToken cancellationToken)
    {
        var asker = form == BootForm.Ipxe ? $"boot.ipxe/mac/{box.Mac}" : $"boot.container/host/{box.Name}";
        var seconds = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var request = http.Get($"/{asker}?wait={seconds}&arch={HostFacts.Arch}");
        if (form == BootForm.Ipxe)
        {
            // The silo writes into the text the address under which it was asked.
            request.Headers.Host = AddressForMachines;
        }

        var text = await http.SendAsync(request, wait + AnswerGrace, ReadTextAsync, cancellationToken);
        return BootOffer.Read(form, text);
    }

    /// <summary>Tells the silo which queues the box serves and, for a machine, its MAC.</summary>
    public async Task RegisterAsync(BoxPlan box, CancellationToken cancellationToken)
    {
        await PutAsync($"/set_host2queues?host={box.Name}&queues={string.Join(',', box.Queues)}", cancellationToken);
        if (box.Driver == BoxDriverKind.Qemu)
        {
            await PutAsync($"/set_host_mac?hostname={box.Name}&mac={box.Mac}", cancellationToken);
        }
    }

    /// <summary>Fetches an archive that a boot text names.</summary>
    public Task<T> FetchAsync<T>(
        Uri address, Func<Stream, CancellationToken, Task<T>> readAsync, CancellationToken cancellationToken)
    {
        // What is written for a machine is reached from here by the address that the agent knows.
        var isForMachine = address.Host == HostOfMachine && http.Address.IsLoopback;
        var target = isForMachine ? new Uri(http.Address, address.PathAndQuery) : address;
        return http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, target),
            options.StartTimeout,
            async (answer, token) =>
            {
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    throw SiloException.Of(answer, await answer.Content.ReadAsStringAsync(token));
                }

                return await readAsync(await answer.Content.ReadAsStreamAsync(token), token);
            },
            cancellationToken);
    }

    private string AddressForMachines => http.Address.IsLoopback
        ? $"{HostOfMachine}:{http.Address.Port}"
        : http.Address.Authority;

    private Task<string> PutAsync(string path, CancellationToken cancellationToken) => http.SendAsync(
        new HttpRequestMessage(HttpMethod.Put, new Uri(http.Address, path)), null, ReadTextAsync, cancellationToken);

    private static async Task<string> ReadTextAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK ? text : throw SiloException.Of(answer, text);
    }
}
