using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

internal sealed class LabNetworkOptionsValidator : IValidateOptions<LabNetworkOptions>
{
    public ValidateOptionsResult Validate(string? name, LabNetworkOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        for (var index = 0; index < options.Addresses.Length; index++)
        {
            if (LabNetwork.ParseNetwork(options.Addresses[index]) is null)
            {
                mistakes.AddError(
                    $"LabNetwork:Addresses:{index}: '{options.Addresses[index]}' is no network. Write it as 172.17.0.0/16 or 172.17.0.5.");
            }
        }

        return mistakes.Build();
    }
}
