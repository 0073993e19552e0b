using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

public static class RoundAddress
{
    /// <summary>Returns the address for the screen and the QR code.</summary>
    public static Uri Of(PlatformOptions options, string code, AskedFrom from) =>
        new(options.PublicUrl, $"/r/{code}{(from == AskedFrom.Home ? "?thuis" : "")}");

    /// <summary>Leaves out the scheme, which nobody types.</summary>
    public static string Spoken(Uri address) => address.Authority + address.PathAndQuery;
}
