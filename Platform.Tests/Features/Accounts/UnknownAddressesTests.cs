using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Platform.Web.Features.Accounts;

namespace Platform.Tests.Features.Accounts;

public sealed class UnknownAddressesTests
{
    [Fact]
    public void Failed_sign_ins_take_no_more_memory_however_long_their_addresses_and_however_many()
    {
        using var unknown = new UnknownAddresses(Options.Create(new IdentityOptions()), TimeProvider.System);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 400; i++)
            unknown.Fail(new string('x', 100_000) + i);
        for (var i = 0; i < 60_000; i++)
            unknown.Fail($"{i}@example.org");

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 40_000_000);
    }

    [Fact]
    public void A_long_address_is_locked_as_a_short_one_is()
    {
        using var unknown = new UnknownAddresses(Options.Create(new IdentityOptions()), TimeProvider.System);
        var address = new string('x', 10_000);
        var failures = new IdentityOptions().Lockout.MaxFailedAccessAttempts;
        for (var i = 1; i < failures; i++)
            Assert.False(unknown.Fail(address));
        Assert.True(unknown.Fail(address));
        Assert.False(unknown.Fail(address + "y"));
    }
}
