using Boxyard.Bench;
using Boxyard.Bench.Load;

if (args.Contains(PlainTextServer.Switch))
{
    await PlainTextServer.RunAsync([.. args.Where(argument => argument != PlainTextServer.Switch)]);
    return 0;
}

return await BenchCommand.RunAsync(args);
