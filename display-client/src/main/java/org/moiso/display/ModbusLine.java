package org.moiso.display;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusSerialMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.util.SerialParameters;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bus: the only user of j2mod. For one thread, which owns the line. */
final class ModbusLine implements AutoCloseable {

    /** A board answers within some milliseconds; one that is not there must not hold the others up for long. */
    private static final int ANSWER_MILLISECONDS = 300;

    private final BusAddress address;
    private @Nullable ModbusSerialMaster master;

    ModbusLine(BusAddress address) {
        this.address = address;
    }

    boolean isOpen() {
        return master != null;
    }

    /**
     * @throws IOException when the serial line cannot be had
     */
    void open() throws IOException {
        SerialParameters parameters = new SerialParameters();
        parameters.setPortName(address.device());
        parameters.setBaudRate(address.baud());
        parameters.setDatabits(8);
        parameters.setParity("None");
        parameters.setStopbits(1);
        parameters.setEncoding(Modbus.SERIAL_ENCODING_RTU);
        parameters.setEcho(false);
        ModbusSerialMaster fresh = new ModbusSerialMaster(parameters, ANSWER_MILLISECONDS);
        try {
            fresh.connect();
            // Its own retry sleeps for seconds, and all other boards with it.
            fresh.setRetries(0);
        } catch (Exception e) { // j2mod declares no narrower one
            fresh.disconnect();
            throw new IOException("The line " + address.device() + " cannot be opened: " + e.getMessage(), e);
        }
        master = fresh;
    }

    /**
     * One value with function 06, several with function 10 (hexadecimal).
     *
     * @throws IOException when the board does not answer, or refuses
     */
    void write(int board, int register, int... values) throws IOException {
        try {
            if (values.length == 1) {
                opened().writeSingleRegister(board, register, new SimpleRegister(values[0]));
            } else {
                opened().writeMultipleRegisters(
                                board,
                                register,
                                Arrays.stream(values)
                                        .mapToObj(SimpleRegister::new)
                                        .toArray(Register[]::new));
            }
        } catch (ModbusException e) {
            throw trouble(e);
        }
    }

    /**
     * With function 03.
     *
     * @throws IOException when the board does not answer, or refuses
     */
    int[] read(int board, int register, int count) throws IOException {
        try {
            return Arrays.stream(opened().readMultipleRegisters(board, register, count))
                    .mapToInt(it -> it.getValue())
                    .toArray();
        } catch (ModbusException e) {
            throw trouble(e);
        }
    }

    /** The library tells a wrong CRC from silence by its words alone. */
    private static LedTrouble trouble(ModbusException e) {
        String message = String.valueOf(e.getMessage());
        LedFault fault = e instanceof ModbusSlaveException
                ? LedFault.REFUSED
                : message.contains("CRC") ? LedFault.GARBLED : LedFault.SILENT;
        return new LedTrouble(fault, message, e);
    }

    private ModbusSerialMaster opened() throws IOException {
        if (master == null) {
            throw new IOException("The line " + address.device() + " is not open");
        }
        return master;
    }

    @Override
    public void close() {
        if (master != null) {
            master.disconnect();
            master = null;
        }
    }
}
