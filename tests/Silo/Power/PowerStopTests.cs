using Boxyard.Power;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Power;

public sealed class PowerStopTests : IDisposable
{
    private readonly PoweredSilo _silo = new();
    private readonly string _go = Path.GetTempFileName();

    [Fact]
    public async Task A_silo_that_stops_waits_for_a_program_that_runs_and_begins_no_other()
    {
        File.Delete(_go);
        using var named = await _silo.Client.PutAsync("/set_host2queues?host=a-1&queues=a", null);
        using var other = await _silo.Client.PutAsync("/set_host2queues?host=b-1&queues=b", null);
        _silo.Add("a-1", $"while ! [ -e {_go} ]; do sleep 0.1; done");
        _silo.Add("b-1");
        using var asked = await _silo.PostAsync("/api/v1/testboxes/a-1/power", """{"action": "cycle"}""");
        await Eventually.BecomesTrueAsync(() =>
        {
            _silo.Clock.Advance(TimeSpan.FromSeconds(3));
            return _silo.CallsOf("a").Length == 1;
        });

        var sweep = _silo.Services.GetServices<IHostedService>().OfType<PowerSweep>().Single();
        var stopping = sweep.StoppingAsync(CancellationToken.None);
        using var late = await _silo.PostAsync("/api/v1/testboxes/b-1/power", """{"action": "cycle"}""");
        _silo.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.False(stopping.IsCompleted);
        await File.WriteAllTextAsync(_go, "");
        await stopping;

        var done = (await _silo.GetJsonAsync("/api/v1/testboxes/a-1/power"))["actions"]![0]!;
        Assert.NotNull(done["ended_at"]);
        Assert.Null(done["problem"]);
        Assert.Empty(_silo.CallsOf("b"));
        Assert.Equal(
            TimeSpan.FromSeconds(100), _silo.Get<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    public void Dispose()
    {
        _silo.Dispose();
        File.Delete(_go);
    }
}
