using System.Globalization;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;

namespace Jitter.Bytecode.Disassembly;

/// <summary>
/// Code objects as canonical JSON, one line a file, for comparison with CPython's: keys sorted, no spaces, ASCII only.
/// </summary>
public static class CodeJson
{
    /// <summary>Appends the line of a file that compiles, its \n included.</summary>
    /// <exception cref="NotSupportedException">A constant is of a type that no compiler makes.</exception>
    public static void WriteFile(ByteBuffer output, string path, CodeObject code)
    {
        output.Add("{\"code\":"u8);
        WriteCode(output, code);
        output.Add(",\"file\":"u8);
        output.AddString(path);
        output.Add("}\n"u8);
    }

    /// <summary>Appends the line of a file that does not compile, its \n included.</summary>
    public static void WriteError(ByteBuffer output, string path, string type, string? message, int? line, int? offset, int? endLine, int? endOffset)
    {
        output.Add("{\"error\":{\"end_lineno\":"u8);
        output.AddNumber(endLine);
        output.Add(",\"end_offset\":"u8);
        output.AddNumber(endOffset);
        output.Add(",\"lineno\":"u8);
        output.AddNumber(line);
        output.Add(",\"msg\":"u8);
        if (message is null)
        {
            output.Add("null"u8);
        }
        else
        {
            output.AddString(message);
        }

        output.Add(",\"offset\":"u8);
        output.AddNumber(offset);
        output.Add(",\"type\":"u8);
        output.AddString(type);
        output.Add("},\"file\":"u8);
        output.AddString(path);
        output.Add("}\n"u8);
    }

    private static void WriteCode(ByteBuffer output, CodeObject code)
    {
        output.Add("{\"argcount\":"u8);
        output.AddNumber(code.ArgCount);
        output.Add(",\"cellvars\":"u8);
        WriteVariables(output, code, LocalKind.Cell);
        output.Add(",\"code\":"u8);
        output.AddHex(code.Code);
        output.Add(",\"consts\":"u8);
        WriteConstants(output, code.Consts);
        output.Add(",\"exceptiontable\":"u8);
        output.AddHex(code.ExceptionTable);
        output.Add(",\"firstlineno\":"u8);
        output.AddNumber(code.FirstLine);
        output.Add(",\"flags\":"u8);
        output.AddNumber((int)code.Flags);
        output.Add(",\"freevars\":"u8);
        WriteVariables(output, code, LocalKind.Free);
        output.Add(",\"kwonlyargcount\":"u8);
        output.AddNumber(code.KwOnlyArgCount);
        output.Add(",\"linetable\":"u8);
        output.AddHex(code.LineTable);
        output.Add(",\"name\":"u8);
        output.AddString(code.Name);
        output.Add(",\"names\":"u8);
        WriteNames(output, code.Names);
        output.Add(",\"nlocals\":"u8);
        output.AddNumber(CountLocals(code));
        output.Add(",\"posonlyargcount\":"u8);
        output.AddNumber(code.PosOnlyArgCount);
        output.Add(",\"qualname\":"u8);
        output.AddString(code.QualifiedName);
        output.Add(",\"stacksize\":"u8);
        output.AddNumber(code.StackSize);
        output.Add(",\"varnames\":"u8);
        WriteVariables(output, code, LocalKind.Local);
        output.Add((byte)'}');
    }

    private static int CountLocals(CodeObject code)
    {
        int count = 0;
        foreach (LocalKind kind in code.LocalsPlusKinds)
        {
            count += (kind & LocalKind.Local) != 0 ? 1 : 0;
        }

        return count;
    }

    private static void WriteNames(ByteBuffer output, string[] names)
    {
        output.Add((byte)'[');
        for (int i = 0; i < names.Length; i++)
        {
            if (i != 0)
            {
                output.Add((byte)',');
            }

            output.AddString(names[i]);
        }

        output.Add((byte)']');
    }

    private static void WriteVariables(ByteBuffer output, CodeObject code, LocalKind kind)
    {
        output.Add((byte)'[');
        bool first = true;
        for (int i = 0; i < code.LocalsPlusKinds.Length; i++)
        {
            if ((code.LocalsPlusKinds[i] & kind) != 0)
            {
                if (!first)
                {
                    output.Add((byte)',');
                }

                first = false;
                output.AddString(code.LocalsPlusNames[i]);
            }
        }

        output.Add((byte)']');
    }

    private static void WriteConstants(ByteBuffer output, Constant[] constants)
    {
        output.Add((byte)'[');
        for (int i = 0; i < constants.Length; i++)
        {
            if (i != 0)
            {
                output.Add((byte)',');
            }

            WriteConstant(output, constants[i]);
        }

        output.Add((byte)']');
    }

    private static void WriteConstant(ByteBuffer output, Constant constant)
    {
        switch (constant)
        {
            case SingletonConstant s:
                output.Add("{\"k\":"u8);
                output.AddPlainString(s.Name);
                break;
            case IntConstant i:
                output.Add("{\"int\":"u8);
                output.AddPlainString(i.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case StrConstant s:
                output.Add("{\"str\":["u8);
                WriteCodePoints(output, s.Value);
                output.Add((byte)']');
                break;
            case CodeObject c:
                output.Add("{\"code\":"u8);
                WriteCode(output, c);
                break;
            case TupleConstant t:
                output.Add("{\"tuple\":"u8);
                WriteConstants(output, t.Items);
                break;
            case BytesConstant b:
                output.Add("{\"bytes\":"u8);
                output.AddHex(b.Value);
                break;
            case FloatConstant f:
                output.Add("{\"float\":"u8);
                output.AddPlainString(FloatText.ToHex(f.Value));
                break;
            case ComplexConstant c:
                output.Add("{\"complex\":["u8);
                output.AddPlainString(FloatText.ToHex(c.Real));
                output.Add((byte)',');
                output.AddPlainString(FloatText.ToHex(c.Imaginary));
                output.Add((byte)']');
                break;
            case FrozenSetConstant s:
                output.Add("{\"frozenset\":["u8);
                WriteSorted(output, s.Items);
                output.Add((byte)']');
                break;
            default:
                throw new NotSupportedException(constant.GetType().Name);
        }

        output.Add((byte)'}');
    }

    private static void WriteCodePoints(ByteBuffer output, CodePointString text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i != 0)
            {
                output.Add((byte)',');
            }

            output.AddNumber(text[i]);
        }
    }

    /// <summary>Writes items in the order of their JSON.</summary>
    private static void WriteSorted(ByteBuffer output, Constant[] items)
    {
        int start = output.Count;
        byte[][] texts = new byte[items.Length][];
        for (int i = 0; i < texts.Length; i++)
        {
            WriteConstant(output, items[i]);
            texts[i] = output.Span[start..].ToArray();
            output.Truncate(start);
        }

        Array.Sort(texts, static (left, right) => left.AsSpan().SequenceCompareTo(right));
        for (int i = 0; i < texts.Length; i++)
        {
            if (i != 0)
            {
                output.Add((byte)',');
            }

            output.Add(texts[i]);
        }
    }
}
