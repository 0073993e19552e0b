using System.ComponentModel.DataAnnotations;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// How many people may begin a registration in an hour. The limits are far above the busiest training day. They make it hopeless
/// to guess codes for made-up addresses of a trusted domain.
/// </summary>
public sealed class RegistrationOptions
{
    public const string Section = "Registration";

    /// <summary>With addresses of one domain, including its subdomains.</summary>
    [Range(1, int.MaxValue)]
    public int MostAnHourOfOneDomain { get; set; } = 300;

    [Range(1, int.MaxValue)]
    public int MostAnHour { get; set; } = 3000;
}
