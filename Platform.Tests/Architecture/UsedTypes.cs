using System.Reflection;
using System.Reflection.Emit;

namespace Platform.Tests.Architecture;

/// <summary>The types that a compiled class uses.</summary>
public static class UsedTypes
{
    private static readonly Dictionary<int, OpCode> Instructions =
        typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => (int)(ushort)o.Value);

    /// <summary>Returns the names of all types that its members, the bodies of its methods and its nested classes use.</summary>
    public static IEnumerable<string> By(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        var used = type.GetFields(All).Select(f => f.FieldType)
            .Concat(methods.SelectMany(m => m.GetParameters()).Select(p => p.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(m => m.ReturnType))
            .Concat(methods.SelectMany(TouchedBy))
            .Append(type.BaseType ?? typeof(object));
        return used.Select(t => t.ToString()).Concat(type.GetNestedTypes(All).SelectMany(By));
    }

    private static IEnumerable<Type> TouchedBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var first = code[at++];
            var operand = Instructions[first == 0xFE ? (0xFE << 8) | code[at++] : first].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                && Resolve(BitConverter.ToInt32(code, at)) is { } found)
                yield return found;
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }

        Type? Resolve(int token)
        {
            var member = method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
            return member as Type ?? member?.DeclaringType;
        }
    }
}
