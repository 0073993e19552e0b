using System.Security.Cryptography;
using System.Text;
using Platform.Web.Features.Accounts;

namespace Platform.Tests.Features.Accounts;

public sealed class UnknownAddressesTests
{
    [Fact]
    public void Failed_sign_ins_take_no_more_memory_however_many()
    {
        using var unknown = new UnknownAddresses(TimeProvider.System);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100_000; i++)
            unknown.Take(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{i}@example.org"))));

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 40_000_000);
    }
}
